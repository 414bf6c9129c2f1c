package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.provider.CredentialTraits;
import dev.resourcebroker.provider.Outcome;
import dev.resourcebroker.provider.Outcome.NotDone;
import dev.resourcebroker.provider.Outcome.Unknown;
import dev.resourcebroker.provider.Traits.Tagging;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What may become of a call. */
enum Mishap {
    NONE,
    ANSWER_LOST,
    REQUEST_LOST,
    /** Executed at the deadline, seen at the end of quiet time, not answered. */
    LATEST,
    /** Executed and answered, seen at the end of quiet time. */
    UNSEEN,
    REFUSED,
    REFUSED_FOR_GOOD,
    /** Executed, and once more as it arrived again, which is what is answered. */
    REPEATED,
    /** Created, and the tag got lost. */
    UNTAGGED,
    /** Executed after quiet time: the call left though its deadline had passed. */
    TOO_LATE;

    /** How long looks may miss what was done. */
    static final Duration VISIBLE = Duration.ofSeconds(3);

    static Outcome<String> send(World world, Request request, Choices choices) {
        List<Mishap> possible = possible(world, request);
        Mishap mishap = possible.get(choices.pick(possible.size()));
        if (mishap != NONE) {
            world.note(request.effect().kind() + " " + mishap);
        }
        return mishap.apply(world, request);
    }

    private static List<Mishap> possible(World world, Request request) {
        List<Mishap> possible =
                new ArrayList<>(List.of(NONE, ANSWER_LOST, REQUEST_LOST, LATEST, UNSEEN, REFUSED, REFUSED_FOR_GOOD));
        boolean creates = request.effect().kind() == EffectKind.CREATE;
        if (creates && tagsAfter(world)) {
            possible.add(UNTAGGED);
        }
        if (request.effect().kind() == EffectKind.ISSUE && isShort(world)) {
            possible.add(REPEATED);
        }
        boolean tagged = world.vendor.kind.traits.tagging() != Tagging.NONE;
        if (creates && tagged && world.story == Story.CARRIED) {
            possible.add(TOO_LATE);
        }
        return possible;
    }

    private Outcome<String> apply(World world, Request request) {
        Instant deadline = world.worker.row().progress().open().deadline();
        switch (this) {
            case ANSWER_LOST -> world.vendor.execute(request);
            case LATEST -> world.send(worst(world, request).at(deadline, deadline.plus(VISIBLE)));
            case UNTAGGED -> world.vendor.execute(request.untagged());
            case TOO_LATE -> tooLate(world, request, deadline.plus(VISIBLE).plusSeconds(2));
            case UNSEEN -> {
                return world.vendor.execute(request.at(world.now, world.now.plus(VISIBLE)));
            }
            case REFUSED, REFUSED_FOR_GOOD -> {
                return new NotDone<>("refused", this == REFUSED_FOR_GOOD, Duration.ZERO);
            }
            case REPEATED -> {
                world.vendor.execute(request);
                return world.vendor.execute(request);
            }
            case NONE -> {
                return world.vendor.execute(request);
            }
            case REQUEST_LOST -> {}
        }
        return new Unknown<>();
    }

    /** Where tags come after creation, an answer that is lost may mean that they never came. */
    private static Request worst(World world, Request request) {
        return request.effect().kind() == EffectKind.CREATE && tagsAfter(world) ? request.untagged() : request;
    }

    /** Whether there may be no room for a second credential. */
    private static boolean isShort(World world) {
        CredentialTraits credentials = world.vendor.kind.traits.credentials();
        return credentials.perVersion() && credentials.limit() <= 2;
    }

    private static boolean tagsAfter(World world) {
        return world.vendor.kind.traits.tagging() == Tagging.AFTER;
    }

    private static void tooLate(World world, Request request, Instant lands) {
        world.untold = true;
        world.doubted = world.vendor.kind.doubles() && world.setup.doubt() == Doubt.CREATE_AGAIN;
        world.send(request.at(lands, lands));
    }
}

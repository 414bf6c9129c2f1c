package dev.resourcebroker.core.provisioning;

import dev.resourcebroker.core.credential.CallCredential;
import dev.resourcebroker.provider.Attempt;
import dev.resourcebroker.provider.Call;
import dev.resourcebroker.provider.Identity;
import dev.resourcebroker.provider.NewCredential;
import dev.resourcebroker.provider.Tag;
import dev.resourcebroker.secret.SecretValue;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider is given about one resource.
 *
 * @param tag its mark in its first incarnation
 * @param credential the credential to call with
 */
record Calls(Tag tag, CallCredential credential) {
    // With the id's 36 characters, and twelve digits and hyphens, the name of a credential is a DNS label.
    private static final int MOST_OF_NAME = 48;

    Call look(Work work, CallGuard guard, Instant deadline) {
        long effect = work.row().progress().counts().effects();
        Attempt attempt = new Attempt("look", 1, effect, work.row().progress().fence(), deadline, guard);
        return call(work, work.row().progress().place().id(), attempt);
    }

    /** The call of the open effect. */
    Call effect(Work armed, CallGuard guard) {
        Progress progress = armed.row().progress();
        OpenEffect open = Objects.requireNonNull(progress.open());
        Attempt attempt = new Attempt(
                Token.of(tag(progress), open, progress.standing().epoch()),
                open.tries(),
                open.number(),
                progress.fence(),
                open.deadline(),
                guard);
        return call(armed, concerned(progress, open.effect()), attempt);
    }

    private static @Nullable String concerned(Progress progress, Effect effect) {
        return switch (effect.kind()) {
            case CREATE -> null;
            case REVOKE -> progress.place().id();
            default -> effect.target();
        };
    }

    private Call call(Work work, @Nullable String vendorId, Attempt attempt) {
        Tag tag = tag(work.row().progress());
        Identity identity = new Identity(Setup.nameOf(tag), tag, Optional.ofNullable(vendorId));
        return new Call(identity, work.stored().specification(), credential.access(), attempt);
    }

    private Tag tag(Progress progress) {
        return tag.incarnation(progress.place().incarnation());
    }

    NewCredential credential(Work armed, Map<String, SecretValue> given) {
        Progress progress = armed.row().progress();
        long version = Objects.requireNonNull(progress.open()).effect().version();
        String name = Setup.nameOf(tag(progress));
        String beginning = name.substring(Math.max(0, name.length() - MOST_OF_NAME));
        return new NewCredential(version, "v" + version + "-" + beginning.replaceFirst("^-+", ""), given);
    }

    /** With a secret to administer the resource by. */
    Calls master(SecretValue secret) {
        return new Calls(tag, credential.master(secret));
    }
}

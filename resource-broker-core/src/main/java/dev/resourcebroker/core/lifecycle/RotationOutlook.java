package dev.resourcebroker.core.lifecycle;

import java.util.List;
import java.util.stream.Stream;

/** What a rotation comes to. */
final class RotationOutlook {
    private RotationOutlook() {}

    static Outlook of(Facts facts) {
        if (facts.vendorId().isEmpty() || facts.current() == 0) {
            return Outlook.of(facts.creation(facts.wish().leastCredential()), facts.cost());
        }
        return facts.credentials().perVersion() ? sideBySide(facts) : inPlace(facts);
    }

    private static Outlook inPlace(Facts facts) {
        Outlook outlook = Outlook.of(issue(facts).toList(), facts.cost());
        return outlook.warning("credential " + facts.current() + " stops working when the new one is made, and "
                + carriers(facts) + " it");
    }

    private static Outlook sideBySide(Facts facts) {
        boolean revocable = facts.credentials().revocable();
        Stream<String> revocations = revocable ? facts.revocations() : Stream.of();
        List<String> calls = Stream.concat(issue(facts), revocations).toList();
        Outlook outlook = Outlook.of(calls, facts.cost());
        if (facts.open().count() >= facts.credentials().limit()) {
            outlook = outlook.warning("the vendor allows " + facts.credentials().limit()
                    + " credentials: the new one waits until an old one" + " may be revoked");
        }
        return revocable ? revoked(facts, outlook) : outlook.warning("no old credential can be revoked by itself");
    }

    private static Outlook revoked(Facts facts, Outlook outlook) {
        return facts.carriers(facts.current()) == 0
                ? outlook
                : outlook.warning(carriers(facts) + " credential " + facts.current()
                        + ", which is revoked when no delivery carries it any more"
                        + (facts.wish().cutOff().at() == null
                                ? ""
                                : ", and at the latest at "
                                        + facts.wish().cutOff().at()));
    }

    private static Stream<String> issue(Facts facts) {
        return Stream.of("issue credential " + facts.wish().leastCredential());
    }

    private static String carriers(Facts facts) {
        long number = facts.carriers(facts.current());
        return number == 1 ? "1 delivery carries" : number + " deliveries carry";
    }
}

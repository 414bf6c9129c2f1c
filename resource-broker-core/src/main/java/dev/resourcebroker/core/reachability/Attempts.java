package dev.resourcebroker.core.reachability;

import dev.resourcebroker.OrgId;
import dev.resourcebroker.core.reachability.Pinning.Pinned;
import dev.resourcebroker.resource.ConnectionDetails;
import dev.resourcebroker.resource.Verification.Code;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import javax.net.ssl.SSLException;

/** One verification: server after server until one answers. Used by one thread, once. */
final class Attempts {
    private static final int MOST_BYTES = 65_536;

    private final Verifier.Outside outside;
    private final Deadline deadline;
    private final Budget budget = new Budget(MOST_BYTES);

    Attempts(Verifier.Outside outside, Deadline deadline) {
        this.outside = outside;
        this.deadline = deadline;
    }

    Answer run(OrgId org, ConnectionDetails details, Pinning pinning) {
        try {
            Target target = Target.of(details);
            return any(pinning.pin(org, target.places()), target.client(details));
        } catch (IOException e) {
            return Answer.failed(code(e, deadline));
        }
    }

    private Answer any(List<Pinned> pinned, Client client) {
        Answer best = Answer.failed(Code.UNRESOLVABLE);
        for (int i = 0; i < pinned.size() && !best.isFinal() && !budget.isSpent(); i++) {
            best = best.further(one(pinned.get(i), client, deadline.shared(pinned.size() - i)));
        }
        return best;
    }

    private Answer one(Pinned pinned, Client client, Deadline share) {
        try (MeteredSocket socket = new MeteredSocket(share, budget)) {
            if (!connect(socket, pinned, share)) {
                return Answer.failed(Code.REFUSED);
            }
            return client.talk(new Wire(socket, pinned.place(), outside.tls(), share));
        } catch (IOException e) {
            return Answer.failed(code(e, share));
        }
    }

    private boolean connect(MeteredSocket socket, Pinned pinned, Deadline share) throws IOException {
        try {
            outside.connector().connect(socket, pinned.address(), share.millisLeft());
            return true;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a library throws tells the code and is then dropped: its text may repeat anything. */
    private Code code(IOException e, Deadline share) {
        if (e instanceof Unverified unverified) {
            return unverified.code();
        }
        if (budget.isSpent()) {
            return Code.PROTOCOL_ERROR;
        }
        if (e instanceof SocketTimeoutException || share.isOver()) {
            return Code.TIMED_OUT;
        }
        return e instanceof SSLException ? Code.TLS_FAILED : Code.PROTOCOL_ERROR;
    }
}

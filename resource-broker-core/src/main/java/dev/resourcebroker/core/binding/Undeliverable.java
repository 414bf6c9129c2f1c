package dev.resourcebroker.core.binding;

import dev.resourcebroker.error.ErrorCode;
import dev.resourcebroker.error.PermanentBrokerException;
import java.io.IOException;
import java.nio.file.Path;

/** The errors of injectors that write files. */
final class Undeliverable {
    private Undeliverable() {}

    /** A value that this target can't carry. */
    static PermanentBrokerException value(String what, String problem) {
        return new PermanentBrokerException(ErrorCode.DELIVERY_FAILED, what + " " + problem);
    }

    /** Something that we didn't make lies where ours is to go. */
    static PermanentBrokerException inTheWay(Path path, String what) {
        return new PermanentBrokerException(ErrorCode.DELIVERY_FAILED, path + " is " + what + "; it stays as it is");
    }

    /** The file system refused; its own words name no more than paths. */
    static PermanentBrokerException io(Path path, IOException cause) {
        return new PermanentBrokerException(
                ErrorCode.DELIVERY_FAILED, path + " can't be written; what was there before is unchanged", cause);
    }
}

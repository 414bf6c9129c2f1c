package dev.resourcebroker.core.keys;

import java.io.IOException;
import java.nio.file.Path;

/** A process that waits for a byte, makes or reads a key file, and prints the key's id. */
final class FirstStartProcess {
    private FirstStartProcess() {}

    public static void main(String[] args) throws IOException {
        TinkFileKey key = TinkFileKey.at(Path.of(args[0]));
        System.out.println("ready");
        if (System.in.read() >= 0) {
            key.open(true);
            System.out.println(key.id());
        }
    }
}

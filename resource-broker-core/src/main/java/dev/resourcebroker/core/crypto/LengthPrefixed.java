package dev.resourcebroker.core.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts as bytes, one after the other, each as its length (4 bytes, big-endian) and its UTF-8. */
final class LengthPrefixed {
    private LengthPrefixed() {}

    static byte[] texts(String... texts) {
        return append(new byte[0], texts);
    }

    static byte[] append(byte[] front, String... texts) {
        byte[][] encoded = new byte[texts.length][];
        int size = front.length;
        for (int i = 0; i < texts.length; i++) {
            encoded[i] = texts[i].getBytes(StandardCharsets.UTF_8);
            size += Integer.BYTES + encoded[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(size).put(front);
        for (byte[] text : encoded) {
            all.putInt(text.length).put(text);
        }
        return all.array();
    }
}

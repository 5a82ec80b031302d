package org.deskbridge.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A ZIP archive, unpacked in memory only, and only after it was measured from its first byte to its last. */
final class Archive {
    private static final int MOST_FILES = 1000;
    private static final long LARGEST = 100L * 1024 * 1024;

    /** A file of words does not shrink to less than a hundredth. */
    private static final int LARGEST_RATIO = 100;

    private static final int HARMLESS = 1024 * 1024;
    private static final int BLOCK = 16 * 1024;
    private static final Pattern OUTSIDE = Pattern.compile("(?s)/.*|[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?|.*\\p{Cc}.*");
    private static final Pattern NOBODYS =
            Pattern.compile("(?s)__MACOSX/.*|(.*/)?\\.[^/]*|(.*/)?(Thumbs\\.db|desktop\\.ini)");

    private final byte[] content;
    private long unpacked;

    Archive(byte[] content) {
        this.content = content;
    }

    /** Throws {@link Unreadable} for an archive that would write elsewhere, fill the memory or break off. */
    void check() {
        unpacked = 0;
        var files = 0;
        var packed = new ByteArrayInputStream(content);
        try (var zip = new ZipInputStream(packed, ISO_8859_1)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++files > MOST_FILES) {
                    throw new Unreadable("holds more than " + MOST_FILES + " files");
                }
                path(entry);
                measure(zip, packed);
            }
        } catch (ZipException e) {
            throw new Unreadable("cannot be unpacked: " + Letters.line(String.valueOf(e.getMessage()), 100));
        } catch (IOException e) {
            throw new Unreadable("breaks off in the middle");
        }
        if (files == 0) {
            throw new Unreadable("holds no files");
        }
    }

    private static String path(ZipEntry entry) {
        var path = named(entry.getName()).replace('\\', '/');
        if (OUTSIDE.matcher(path).matches()) {
            throw new Unreadable("names a path outside of itself: " + Letters.line(path, 100));
        }
        return path;
    }

    /** Some programs write UTF-8 without saying so. */
    private static String named(String name) {
        var decoder = UTF_8.newDecoder();
        try {
            return name.chars().allMatch(one -> one < 256)
                    ? decoder.decode(ByteBuffer.wrap(name.getBytes(ISO_8859_1))).toString()
                    : name;
        } catch (CharacterCodingException e) {
            return name;
        }
    }

    private void measure(ZipInputStream zip, ByteArrayInputStream packed) throws IOException {
        var before = packed.available();
        var block = new byte[BLOCK];
        var size = 0L;
        for (var count = zip.read(block); count >= 0; count = zip.read(block)) {
            size += count;
            unpacked += count;
            var taken = before - packed.available() + BLOCK;
            if (unpacked > LARGEST) {
                throw new Unreadable("unpacks to more than " + LARGEST / (1024 * 1024) + " MB");
            }
            if (size > HARMLESS && size / taken > LARGEST_RATIO) {
                throw new Unreadable("holds a file that unpacks to more than " + LARGEST_RATIO + " times its size");
            }
        }
    }

    /** One file in memory at a time. */
    void open(BiConsumer<String, byte[]> use) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), ISO_8859_1)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var path = path(entry);
                if (!entry.isDirectory() && !NOBODYS.matcher(path).matches()) {
                    use.accept(path, bytes(zip));
                }
            }
        } catch (IOException e) {
            throw new Unreadable("breaks off in the middle");
        }
    }

    private static byte[] bytes(ZipInputStream zip) throws IOException {
        var all = new ByteArrayOutputStream();
        var block = new byte[BLOCK];
        for (var count = zip.read(block); count >= 0; count = zip.read(block)) {
            all.write(block, 0, count);
        }
        return all.toByteArray();
    }
}

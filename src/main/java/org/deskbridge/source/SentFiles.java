package org.deskbridge.source;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.deskbridge.platform.Problem;
import org.deskbridge.reading.Documents;
import org.deskbridge.reading.Format;

/** Takes files in, as far as their size and name say that they could be read; what they hold is looked at later. */
@ApplicationScoped
@Transactional(TxType.NEVER)
class SentFiles {
    private static final int LONGEST_NAME = 200;
    private static final Pattern PATH = Pattern.compile("(?s).*[/\\\\]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    @Inject
    Sources sources;

    SourceView take(String sentName, String language, InputStream content) {
        var name = INVISIBLE
                .matcher(PATH.matcher(sentName).replaceFirst(""))
                .replaceAll("")
                .strip();
        if (name.length() > LONGEST_NAME) {
            throw Problem.field("file", "must have a name of at most " + LONGEST_NAME + " characters");
        }
        if (Format.of(name).isEmpty()) {
            throw new Problem(415, "files of this kind are not read; those that are end in " + Format.ALL);
        }
        return sources.addFile(name, language, chunks(content));
    }

    private static List<byte[]> chunks(InputStream content) {
        try {
            var chunks = new ArrayList<byte[]>();
            var size = 0L;
            for (var chunk = content.readNBytes(SourceChunk.BYTES);
                    chunk.length > 0;
                    chunk = content.readNBytes(SourceChunk.BYTES)) {
                size += chunk.length;
                if (size > Documents.LARGEST) {
                    throw new Problem(413, "a file may have at most " + Documents.LARGEST / (1024 * 1024) + " MB");
                }
                chunks.add(chunk);
            }
            if (chunks.isEmpty()) {
                throw Problem.field("file", "is empty");
            }
            return chunks;
        } catch (IOException e) {
            throw new Problem(400, "the file could not be read to its end");
        }
    }
}

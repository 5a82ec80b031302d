package org.deskbridge.reading;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;

/** What a file is read as, or why it is refused. */
final class DocumentsForTests {
    private DocumentsForTests() {}

    static List<Part> parts(String name, byte[] content) {
        var parts = new ArrayList<Part>();
        Documents.read(name, content, parts::add);
        return parts;
    }

    static String refusal(String name, byte[] content) {
        return catchThrowableOfType(Unreadable.class, () -> parts(name, content))
                .why();
    }
}

package org.deskbridge.evaluation;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.deskbridge.platform.Ids;

/** Ids of what is written together, in the order in which it is to be read: those of one millisecond have none. */
final class Order {
    private Order() {}

    static List<UUID> ids(int many) {
        return Stream.generate(Ids::next).limit(many).sorted().toList();
    }
}

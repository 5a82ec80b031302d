package org.deskbridge.knowledge;

import java.util.List;
import java.util.UUID;

/** Where an index gets a workspace's articles from. */
interface ArticleSource {
    /** What an index has to apply to be at {@code version}. */
    record Changes(long version, List<Stored> stored, List<UUID> removed) {}

    /** An article with its passages in order. */
    record Stored(Article article, List<MeantPassage> passages) {}

    /** The number of the workspace's last change; 0 when there was none. */
    long latest(UUID workspace);

    Changes since(UUID workspace, long version);
}

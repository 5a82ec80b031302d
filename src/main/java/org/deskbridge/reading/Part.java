package org.deskbridge.reading;

import java.util.List;

/**
 * A file of an archive, or a file that came alone.
 *
 * @param path within the archive, empty for a file that came alone
 * @param trouble why nothing was read, empty when something was
 */
public record Part(String path, List<Piece> pieces, String trouble) {}

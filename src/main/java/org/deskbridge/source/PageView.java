package org.deskbridge.source;

/**
 * What became of one page of a site, or one file of an archive.
 *
 * @param state waiting, read, listed, moved, left_out or failed
 * @param why in words, where nothing is kept
 */
public record PageView(String address, String state, String why) {}

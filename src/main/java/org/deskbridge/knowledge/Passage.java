package org.deskbridge.knowledge;

/** A piece of an article that is short enough to mean one thing: readable text under the headings it stands below. */
public record Passage(int ordinal, String heading, String text) {}

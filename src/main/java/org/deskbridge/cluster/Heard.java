package org.deskbridge.cluster;

/** Another node said this about a subject that is followed here. */
public record Heard(String subject, String text) {}

package org.deskbridge.console;

import org.deskbridge.platform.Configuration;
import org.omnifaces.util.Faces;

/** Where the outside finds this installation: as the operator says, else as the browser found it. */
final class PublicAddress {
    private PublicAddress() {}

    static String base() {
        var configured = Configuration.publicUrl();
        return configured.isEmpty() ? Faces.getRequestBaseURL().replaceAll("/+$", "") : configured;
    }

    static String api() {
        return base() + "/api/v1/";
    }
}

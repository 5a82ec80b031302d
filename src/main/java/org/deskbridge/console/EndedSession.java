package org.deskbridge.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;

/** A script's request that was sent on to the login, because its session is over: the whole page has to go there. */
final class EndedSession {
    private EndedSession() {}

    /** Pages' scripts send forms; a GET of theirs is one that the login has redirected. */
    static boolean isMetBy(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) && "partial/ajax".equals(request.getHeader("Faces-Request"));
    }

    /** Loads the page anew, so that the login leads back to it. */
    static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/xml;charset=UTF-8");
        response.getWriter()
                .print("<?xml version='1.0' encoding='UTF-8'?><partial-response id=\"ended\"><redirect url=\""
                        + page(request)
                                .replace("&", "&amp;")
                                .replace("\"", "&quot;")
                                .replace("<", "&lt;")
                        + "\"></redirect></partial-response>");
    }

    private static String page(HttpServletRequest request) {
        var console = request.getContextPath() + "/console/";
        try {
            var from = URI.create(Objects.requireNonNullElse(request.getHeader("Referer"), console));
            var path = Objects.requireNonNullElse(from.getRawPath(), "");
            var query = from.getRawQuery() == null ? "" : "?" + from.getRawQuery();
            return path.startsWith(console) ? path + query : console;
        } catch (IllegalArgumentException e) {
            return console;
        }
    }
}

package org.deskbridge.connector;

/** A vendor's trouble in the words that an admin can act on. */
final class Causes {
    private Causes() {}

    static String word(VendorTrouble trouble) {
        return switch (trouble.kind()) {
            case UNREACHABLE -> "unreachable";
            case UNAUTHORIZED -> "unauthorized";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case RATE_LIMITED -> "rate-limited";
            case UNKNOWN, CONFLICT, CLOSED, REFUSED -> trouble.status() == 0 ? "unreachable" : "vendor-error";
        };
    }

    static String text(VendorTrouble trouble, Helpdesk helpdesk, VendorAccount account) {
        var vendor = helpdesk.name();
        return switch (word(trouble)) {
            case "unreachable" -> vendor + " cannot be reached: " + trouble.getMessage();
            case "unauthorized" ->
                vendor + " does not accept these credentials; check each field and whether it is still active";
            case "forbidden" -> vendor + " knows these credentials, but they lack a permission";
            case "not-found" -> vendor + " has no account named “" + account.label() + "”";
            case "rate-limited" -> vendor + " asks us to wait; try again in a minute";
            default -> String.valueOf(trouble.getMessage());
        };
    }
}

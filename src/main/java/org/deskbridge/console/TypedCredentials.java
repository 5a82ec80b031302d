package org.deskbridge.console;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deskbridge.connector.Helpdesk;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Json;

/**
 * Credentials between being typed and being saved. Secrets go in and never come out again as text: what was typed
 * already stays when the field is left empty.
 */
public class TypedCredentials implements Serializable {
    private final Vendor vendor;
    private final List<Input> inputs;
    private final Map<String, String> values = new TreeMap<>();
    private String way = "main";

    TypedCredentials(Vendor vendor) {
        this.vendor = vendor;
        this.inputs = vendor.getSignIn().all().stream()
                .map(field -> new Input(field.name(), field.secret()))
                .toList();
    }

    /** One field of any way to sign in, of which the page shows those of the chosen way. */
    public class Input implements Serializable {
        private final String name;
        private final boolean secret;

        Input(String name, boolean secret) {
            this.name = name;
            this.secret = secret;
        }

        private Optional<SignIn.Field> field() {
            return getNow().fields().stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst();
        }

        public boolean isAsked() {
            return field().isPresent();
        }

        public boolean isTyped() {
            return values.containsKey(name);
        }

        public boolean isSubdomain() {
            return name.equals(SignIn.SUBDOMAIN);
        }

        public String getName() {
            return name;
        }

        public boolean isSecret() {
            return secret;
        }

        public String getLabel() {
            return field().map(SignIn.Field::label).orElse("");
        }

        public String getHint() {
            return field().map(SignIn.Field::hint).orElse("");
        }

        public String getValue() {
            return secret ? "" : values.getOrDefault(name, "");
        }

        public void setValue(String typed) {
            if (!secret || !typed.isEmpty()) {
                values.put(name, typed);
            }
        }
    }

    /** Throws the 400 that names each wrong field. */
    Map<String, String> read(Helpdesk helpdesk) {
        var json = Json.createObjectBuilder();
        getNow().fields().forEach(field -> json.add(field.name(), values.getOrDefault(field.name(), "")));
        var fields = new Fields(json.build());
        var credentials = helpdesk.credentials(fields);
        fields.check();
        begin(credentials.getOrDefault(SignIn.SUBDOMAIN, ""));
        return credentials;
    }

    void forget() {
        values.clear();
    }

    void begin(String subdomain) {
        values.put(SignIn.SUBDOMAIN, subdomain);
    }

    String subdomain() {
        return values.getOrDefault(SignIn.SUBDOMAIN, "");
    }

    public List<Input> getInputs() {
        return inputs;
    }

    public List<SignIn.Way> getWays() {
        return vendor.getSignIn().ways();
    }

    public SignIn.Way getNow() {
        return vendor.getSignIn().way(way);
    }

    public String getWay() {
        return way;
    }

    public void setWay(String way) {
        this.way = way;
    }
}

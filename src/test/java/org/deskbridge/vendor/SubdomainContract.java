package org.deskbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.deskbridge.platform.Problem;
import org.junit.jupiter.api.Test;

/** What a vendor does whose accounts' addresses are typed. */
public interface SubdomainContract {
    VendorFixture self();

    @Test
    default void a_pasted_address_is_reduced_and_a_foreign_host_refused() {
        var domain = self().helpdesk()
                .defaultUrl()
                .replaceFirst("https://[^.]+\\.", "")
                .replaceFirst("/.*", "");
        for (var typed : List.of("acme", "acme." + domain, "https://acme." + domain + "/agent/1?x=y", " ACME ")) {
            assertThat(self().account(self().credentials(typed)).label())
                    .as(typed)
                    .isEqualTo("acme");
        }
        for (var typed : List.of(
                "evil.example",
                "https://evil.example/" + domain,
                "acme." + domain + ".evil.example",
                "a/b",
                "a@b",
                "a:80",
                "-a")) {
            assertThat(catchThrowableOfType(Problem.class, () -> self().account(self().credentials(typed)))
                            .errors())
                    .as(typed)
                    .extracting(Problem.FieldError::field)
                    .contains("subdomain");
        }
    }
}

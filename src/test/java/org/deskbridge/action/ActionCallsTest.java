package org.deskbridge.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses an action may call, and what arrives there of a visitor's words. */
class ActionCallsTest extends ActionFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/{number}",
                "http://[::1]/{number}",
                "http://2130706433/{number}",
                "http://169.254.169.254/{number}",
                "http://[::ffff:7f00:1]/{number}",
                "http://0x7f.1/{number}",
                "https://{number}.example/",
                "https://api.shop.example:{number}/",
                "{number}://api.shop.example/",
                "https://user:pw@api.shop.example/{number}",
                "https://api.shop.example\\@evil.example/{number}",
                "https://evil.example/{number}",
                "https://api.shop.example.evil.example/",
                "ftp://api.shop.example/",
                "https://api.shop.example:8443/{number}",
                "https://api.shop.example/?{number}=1",
                "https://api.shop.example/#{number}",
                "https://api.shop.example/{nobody}",
                "api.shop.example/{number}"
            })
    void an_address_that_is_elsewhere_or_moves_with_an_argument_is_refused_by_field(String url) {
        assertThat(wrong("{'url':'" + url.replace("\\", "\\\\") + "'}")).containsOnly("url");
        assertThat(wrong(() -> run("{'url':'" + url.replace("\\", "\\\\") + "','values':{'number':'1043'}}")))
                .containsOnly("url");
        assertThat(shop.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "0", "[::1]", "[::ffff:7f00:1]", "169.254.169.254"})
    void a_private_address_on_the_list_is_still_not_called(String host) {
        System.clearProperty("deskbridge.outbound.allow");
        var place = host + shop.host().substring(shop.host().indexOf(':'));
        in(() -> beans.actions.allow(List.of(place)));
        var ran = run("{'url':'http://" + place + "/{number}','values':{'number':'1043'}}");
        assertThat(ran.cause()).isEqualTo("not-allowed");
        assertThat(shop.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a/../../admin, /v1/a%2F..%2F..%2Fadmin?q=a%2F..%2F..%2Fadmin",
        "1&admin=1#x, /v1/1%26admin%3D1%23x?q=1%26admin%3D1%23x",
        "?x=é %00, /v1/%3Fx%3D%C3%A9%20%2500?q=%3Fx%3D%C3%A9%20%2500",
        "{other}, /v1/%7Bother%7D?q=%7Bother%7D"
    })
    void an_argument_stays_in_its_place(String value, String asked) {
        var free = "{'arguments':[{'name':'number'}],'url':'" + shop.url("/v1/{number}?q={number}") + "',";
        run(free + "'values':{'number':'" + value + "'}}");
        assertThat(shop.takeAsked()).containsExactly("GET " + asked);
        assertThat(wrong(() -> run(free + "'values':{'number':'..'}}"))).containsExactly("values");
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void the_body_of_a_post_is_filled_with_values_and_never_with_json() {
        var post = "{'method':'POST','url':'" + shop.url("/find")
                + "','body':'{\\\"a\\\":[\\\"{number}\\\"],\\\"b\\\":\\\"No {what}\\\"}',"
                + "'arguments':[{'name':'number','type':'integer'},{'name':'what'}],";
        run(post + "'values':{'number':'7','what':'\\\"},{\\\"x\\\":1'}}");
        assertThat(shop.bodies).containsExactly("{\"a\":[7],\"b\":\"No \\\"},{\\\"x\\\":1\"}");
        assertThat(shop.headers.getFirst()).containsIgnoringCase("Idempotency-Key");
    }
}

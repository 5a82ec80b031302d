package org.deskbridge.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.deskbridge.action.ActionBeans.with;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.deskbridge.conversation.Beans;
import org.deskbridge.platform.Fields;
import org.deskbridge.platform.Problem;
import org.deskbridge.platform.Tenant;
import org.junit.jupiter.api.Test;

/** How an action is defined and kept, with its secret and for its workspace only. */
class ActionsTest extends ActionFixture {
    @Test
    void the_secret_goes_to_the_shop_and_comes_back_in_nothing() {
        var logged = new StringBuilder();
        var handler = logInto(logged);
        var secret = "{'header':{'name':'Authorization','value':'" + Shop.SECRET + "'},";
        var view = in(() -> beans.actions.create(with(definition, secret + "'enabled':true}")));
        var shown = new StringBuilder(view.json().toString());
        shown.append(in(() -> beans.actions.list().toString()));
        var id = "{'id':'" + view.id() + "','header':{'name':'Authorization'},'values':{'number':'1043'},";
        shown.append(run(id + "'enabled':true}"));
        assertThat(shop.headers.getFirst()).contains(Shop.SECRET);
        shop.answers(200, "{\"status\":\"you sent " + Shop.SECRET + "\"}");
        var echoed = run(id + "'enabled':true}");
        assertThat(echoed.cause()).isEqualTo("bad-answer");
        shop.answers(500, Shop.SECRET);
        shown.append(echoed).append(run(id + "'enabled':true}"));
        shown.append(catchThrowableOfType(
                Problem.class, () -> run(id + "'name':'','method':'" + Shop.SECRET.length() + "'}")));
        assertThat(shown.append(logged).toString()).doesNotContain("s3cret").contains("•••");
        Logger.getLogger("").removeHandler(handler);
    }

    private static Handler logInto(StringBuilder text) {
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                text.append(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);
        return handler;
    }

    @Test
    void a_stored_secret_is_kept_by_a_change_and_never_goes_to_another_place() {
        var view = in(() ->
                beans.actions.create(with(definition, "{'header':{'name':'X-Key','value':'" + Shop.SECRET + "'}}")));
        in(() -> beans.actions.change(view.id(), with(definition, "{'name':'Renamed','header':{'name':'X-Key'}}")));
        assertThat(in(() -> beans.actions.ready(view.id()).orElseThrow()).secret())
                .isEqualTo(Shop.SECRET);
        var moved = "{'id':'" + view.id() + "','header':{'name':'X-Key'},'values':{'number':'1043'},"
                + "'url':'https://api.shop.example/{number}'}";
        assertThat(wrong(() -> in(() -> beans.actions.change(view.id(), with(definition, moved)))))
                .containsExactly("header.value");
        assertThat(wrong(() -> run(moved))).containsExactly("header.value");
    }

    @Test
    void every_wrong_field_is_named() {
        assertThat(wrong(
                        "{'name':'','method':'PATCH','arguments':[{'name':'1x','type':'date'},{'name':'a','pattern':'('}],"
                                + "'header':{'name':'Host','value':'x'},'body':'{}','response':{}}"))
                .contains("name", "method", "arguments[0].name", "arguments[0].type", "arguments[1].pattern")
                .contains("header.name", "body", "response.text");
        assertThat(wrong(() -> run("{'values':{'number':'12'}}"))).containsExactly("values.number");
        assertThat(wrong(() -> run("{}"))).containsExactly("values.number");
    }

    @Test
    void a_pattern_that_would_never_end_ends() {
        var argument = new Argument("x", ArgumentType.TEXT, "(a+)+(b+)+c", List.of(), true, "?");
        assertThat(argument.refusal("a".repeat(40) + "b".repeat(40))).isPresent();
        assertThat(argument.in("a".repeat(400) + "!")).isEmpty();
    }

    @Test
    void another_workspace_sees_nothing_and_a_host_taken_from_the_list_is_no_longer_called() {
        var view = in(() -> beans.actions.create(new Fields(definition)));
        var other = Beans.workspace(database);
        assertThat(Tenant.in(other, () -> beans.actions.list())).isEmpty();
        assertThat(Tenant.in(other, () -> beans.actions.hosts())).isEmpty();
        assertThat(catchThrowableOfType(Problem.class, () -> Tenant.in(other, () -> beans.actions.get(view.id())))
                        .status())
                .isEqualTo(404);
        assertThat(wrong(() -> in(() -> beans.actions.create(new Fields(definition)))))
                .containsExactly("name");
        in(() -> beans.actions.allow(List.of()));
        assertThat(in(() -> beans.visitors.run(workspace, view.id(), java.util.Map.of("number", "1043"), "k"))
                        .text())
                .isEqualTo("Not just now.");
        assertThat(shop.asked).isEmpty();
    }
}

package org.deskbridge.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.function.Consumer;
import org.deskbridge.assistant.LanguageModel.Call;
import org.deskbridge.assistant.LanguageModel.Reply;
import org.deskbridge.assistant.ModelTrouble;
import org.deskbridge.assistant.ModelTrouble.Kind;
import org.jspecify.annotations.Nullable;

/** Takes one reply piece by piece, and remembers the first thing that went wrong with it. */
final class Hearing implements StreamingChatResponseHandler {
    private static final int LONGEST_ARGUMENTS = 20_000;

    private final Consumer<String> pieces;
    private int heard;
    private @Nullable Throwable trouble;
    private @Nullable ChatResponse response;

    Hearing(Consumer<String> pieces) {
        this.pieces = pieces;
    }

    @Override
    public void onPartialResponse(String piece) {
        if (trouble != null || piece.isEmpty()) {
            return;
        }
        heard += piece.length();
        try {
            pieces.accept(piece);
        } catch (RuntimeException e) {
            trouble = e;
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        response = complete;
    }

    @Override
    public void onError(Throwable error) {
        if (trouble == null) {
            trouble = error;
        }
    }

    boolean isOver() {
        return trouble != null;
    }

    /** Characters that were handed over. */
    int heard() {
        return heard;
    }

    /** What was said in the end, or what went wrong. */
    Reply reply() {
        if (trouble != null) {
            throw Troubles.of(trouble);
        }
        if (response == null || response.aiMessage() == null) {
            throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "the answer is no stream of chat completions");
        }
        var said = response.aiMessage();
        var text = said.text() == null ? "" : said.text();
        var calls = said.hasToolExecutionRequests() ? calls(said) : List.<Call>of();
        if (text.isBlank() && calls.isEmpty()) {
            throw new ModelTrouble(Kind.UNEXPECTED_SHAPE, "the answer is empty, or no stream of chat completions");
        }
        if (response.finishReason() == null) {
            throw new ModelTrouble(Kind.UNREACHABLE, "the answer broke off");
        }
        return new Reply(text, calls);
    }

    private static List<Call> calls(dev.langchain4j.data.message.AiMessage said) {
        return said.toolExecutionRequests().stream()
                .map(asked -> new Call(word(asked.id()), word(asked.name()), arguments(asked.arguments())))
                .toList();
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text.length() > 200 ? text.substring(0, 200) : text;
    }

    private static String arguments(@Nullable String text) {
        return text == null ? "" : text.length() > LONGEST_ARGUMENTS ? "too long" : text;
    }

    /** Of what was sent, as the other side counts; nothing where it does not. */
    long tokensIn() {
        var usage = response == null ? null : response.tokenUsage();
        var count = usage == null ? null : usage.inputTokenCount();
        return count == null ? 0 : Math.max(0, count);
    }

    /** As the other side counts; nothing where it does not, or counts what cannot be. */
    long tokens() {
        var usage = response == null ? null : response.tokenUsage();
        var total = usage == null ? null : usage.totalTokenCount();
        return total == null ? 0 : Math.max(0, total);
    }
}

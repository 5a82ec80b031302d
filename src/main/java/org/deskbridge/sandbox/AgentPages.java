package org.deskbridge.sandbox;

import org.deskbridge.sandbox.kit.Answer;
import org.deskbridge.sandbox.kit.Desk;
import org.deskbridge.sandbox.kit.Request;

final class AgentPages {
    static boolean isOne(String path) {
        return path.isEmpty() || path.equals("/") || path.startsWith("/agent/");
    }

    Answer answer(Desk desk, Request request) {
        return Answer.html(200, desk.setting().label() + request.path());
    }
}

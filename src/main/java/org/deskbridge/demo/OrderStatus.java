package org.deskbridge.demo;

import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.deskbridge.platform.Configuration;
import org.deskbridge.platform.Json;

/** The invented shop's order system: a few numbers, how they stand, and nobody whose they would be. */
@WebServlet("/demo/orders/*")
public class OrderStatus extends HttpServlet {
    private static final Map<String, JsonObject> ORDERS = Map.of(
            "1043", order("1043", "on its way", "It left our warehouse and should arrive within two working days."),
            "1044", order("1044", "being packed", "We will write to you when it is sent."),
            "1045", order("1045", "delivered", "It was left at the address that you gave."),
            "1046", order("1046", "cancelled", "The money is on its way back to you."));

    private static JsonObject order(String number, String status, String note) {
        return Json.createObjectBuilder()
                .add("number", number)
                .add("status", status)
                .add("note", note)
                .build();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var order = ORDERS.get(
                Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1));
        if (order == null || !Configuration.on("demo")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().print(order);
    }
}

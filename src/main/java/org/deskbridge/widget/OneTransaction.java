package org.deskbridge.widget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Several questions in one transaction, which together cost little more than one of them in its own. */
@ApplicationScoped
@Transactional
class OneTransaction {
    <T> T of(Supplier<T> questions) {
        return questions.get();
    }
}

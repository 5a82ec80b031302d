package org.deskbridge.platform;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionalException;

/**
 * Makes a failed commit an unchecked exception on every server: WildFly's interceptor lets the checked one out of methods
 * that declare none, past whoever catches what can be thrown. It stands around the server's own, which has 200.
 */
@Interceptor
@Transactional
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class FailedCommit {
    @AroundInvoke
    Object unchecked(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException e) {
            throw new TransactionalException("the commit failed: " + e.getMessage(), e);
        }
    }

    /** The same for transactions of their own: an interceptor is bound to one kind. */
    @Interceptor
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
    public static class OfItsOwn extends FailedCommit {}
}

package io.seaworthy.hub.store;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.stage.Stage;

/** One transaction of one session, seen from the thread that does the work. */
public interface Transaction {

    /**
     * Does one step in the session's context and parks the calling thread until it has ended.
     *
     * @param step starts on the session's event loop and must not wait; one query at a time
     * @return what the step's stage came to
     * @throws io.seaworthy.hub.StoreUnavailable if the database is away
     * @throws ConstraintViolated if a rule of a table forbids the step
     */
    <T> T await(Function<Stage.Session, CompletionStage<T>> step);
}

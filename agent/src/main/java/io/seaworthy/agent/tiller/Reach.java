package io.seaworthy.agent.tiller;

import io.seaworthy.posture.v1.AccessFact;
import io.seaworthy.posture.v1.SecretAudience;
import java.util.Optional;

/** What roles and bindings allow; answered by {@code access}. */
public interface Reach {

    /** The reach of one service account; empty = roles or bindings could not be read. */
    Optional<AccessFact> of(String namespace, String serviceAccount);

    /** Who can get, list or watch one Secret, outside Kubernetes' own system set; empty = it could not be told. */
    Optional<SecretAudience> secretReaders(String namespace, String secret);
}

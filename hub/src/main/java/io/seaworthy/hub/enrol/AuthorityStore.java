package io.seaworthy.hub.enrol;

import io.seaworthy.hub.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the hub's authorities are kept. Calls block, each is one transaction; all throw {@link StoreUnavailable}. */
public interface AuthorityStore {

    /**
     * One authority.
     *
     * @param id first 32 hex digits of the SHA-256 of its certificate
     * @param certificate DER
     * @param crossCertificate DER: the same key, signed by the authority before; so agents that know only that one
     *     follow
     * @param sealedKey private key under the master key, see {@link MasterKey}; empty = it lives in a file outside
     * @param retiredAt empty = the active one
     * @param lastUse when the last certificate or join token that needs it ends; empty = none does. Only read.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a record
    record KeptAuthority(
            String id,
            byte[] certificate,
            Optional<byte[]> crossCertificate,
            Optional<byte[]> sealedKey,
            String createdBy,
            Instant createdAt,
            Optional<Instant> retiredAt,
            Optional<Instant> lastUse) {}

    /** The active one first, then the others, the latest retired first. */
    List<KeptAuthority> list();

    /**
     * Makes this one the active one and retires the one before.
     *
     * @param before id of the one that is active now; empty = there is none
     * @return false = nothing was changed: another one is active, because another hub was faster
     */
    boolean activate(KeptAuthority fresh, Optional<String> before);

    /** Forgets a retired one. */
    void remove(String id);
}

package io.seaworthy.hub.enrol;

/** Tells by what an agent that has only a join token recognises this hub. */
public interface PinSource {

    /**
     * @param authority id of the hub's active authority
     * @param pin SHA-256 of its SubjectPublicKeyInfo; base64url without padding
     */
    record Pin(String authority, String pin) {}

    Pin pin();
}

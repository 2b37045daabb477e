package io.seaworthy.agent.credential;

/** A credential inside this package, before it is redacted. It never leaves the package and never prints its value. */
record Found(String detector, KeyPath path, String value, boolean weak) {

    @Override
    public String toString() {
        return detector + " at " + path;
    }
}

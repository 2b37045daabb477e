package io.seaworthy.agent.helm;

import io.seaworthy.posture.v1.CredentialHit;
import io.seaworthy.posture.v1.ManifestObject;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a sink gets to see. */
final class Sinks implements ValueSink {

    final List<String> seen = new ArrayList<>();

    @Override
    public void chartValue(KeyPath path, String value) {
        seen.add("chart " + path + "=" + value);
    }

    @Override
    public void userValue(KeyPath path, String value) {
        seen.add("user " + path + "=" + value);
    }

    @Override
    public void manifestValue(KeyPath path, String value) {
        seen.add("manifest " + path + "=" + value);
    }

    @Override
    public void manifestObject(ManifestObject object) {
        seen.add("object " + object.getKind() + "/" + object.getName());
    }

    @Override
    public void notes(String text) {
        seen.add("notes " + text);
    }

    @Override
    public List<CredentialHit> hits() {
        return List.of();
    }
}

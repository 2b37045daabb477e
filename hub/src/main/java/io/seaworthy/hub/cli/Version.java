package io.seaworthy.hub.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which Seaworthy this is, as its jar says. */
final class Version implements IVersionProvider {

    static final String NUMBER = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("0.0.0-development");

    @Override
    public String[] getVersion() {
        return new String[] {"seaworthy " + NUMBER, "Java " + Runtime.version()};
    }
}

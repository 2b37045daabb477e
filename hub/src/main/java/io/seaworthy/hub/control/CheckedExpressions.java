package io.seaworthy.hub.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Type-checked expressions by fact type and source, kept as {@code cel.expr.CheckedExpr}: written by the build, read at start. */
final class CheckedExpressions {

    /** None was checked before. */
    static final CheckedExpressions NONE = new CheckedExpressions();

    private final Map<String, byte[]> trees = new LinkedHashMap<>();

    Optional<byte[]> find(FactType type, String source) {
        return Optional.ofNullable(trees.get(key(type, source)));
    }

    void add(FactType type, String source, byte[] tree) {
        trees.put(key(type, source), tree);
    }

    void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.writeInt(trees.size());
        for (var entry : trees.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        out.flush();
    }

    static CheckedExpressions read(InputStream stream) throws IOException {
        var in = new DataInputStream(stream);
        var checked = new CheckedExpressions();
        for (int left = in.readInt(); left > 0; left--) {
            var key = in.readUTF();
            checked.trees.put(key, in.readNBytes(in.readInt()));
        }
        return checked;
    }

    private static String key(FactType type, String source) {
        return type.message() + "\n" + source;
    }
}

package io.seaworthy.agent.helm;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/** A Helm 2 record, written field by field; numbers from Helm v2.17.0 _proto/hapi. */
final class TillerRecord {

    private TillerRecord() {}

    /** A release of chart {@code web} 1.2.3 into namespace {@code shop}, with more fields behind. */
    static byte[] of(String name, int revision, int status, Stored.Message more) {
        return Stored.message(out -> {
            out.writeString(1, name);
            bytes(out, 2, Stored.message(info -> {
                bytes(info, 1, Stored.message(code -> {
                    code.writeEnum(1, status);
                    code.writeString(4, "Have fun.");
                }));
                bytes(info, 2, time(1_585_848_156));
                bytes(info, 3, time(1_585_848_156));
                info.writeString(5, "Install complete");
            }));
            bytes(out, 3, chart("web", "1.2.3"));
            out.writeInt32(7, revision);
            out.writeString(8, "shop");
            more.write(out);
        });
    }

    static byte[] chart(String name, String version) {
        return Stored.message(chart -> bytes(chart, 1, Stored.message(metadata -> {
            metadata.writeString(1, name);
            metadata.writeString(4, version);
        })));
    }

    /** A file of the chart: an Any whose type URL is the path. */
    static byte[] file(String path, String content) {
        return Stored.message(file -> {
            file.writeString(1, path);
            file.writeString(2, content);
        });
    }

    static void bytes(CodedOutputStream out, int field, byte[] content) throws IOException {
        out.writeByteArray(field, content);
    }

    private static byte[] time(long seconds) {
        return Stored.message(time -> time.writeInt64(1, seconds));
    }
}

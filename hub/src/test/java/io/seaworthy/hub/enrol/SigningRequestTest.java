package io.seaworthy.hub.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.seaworthy.hub.ingest.Requests;
import java.security.KeyPairGenerator;
import java.util.Random;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class SigningRequestTest {

    private static final String IDENTITY = "spiffe://seaworthy/cluster/abc";

    @Test
    void ecAndRsaKeysOfTodayAreAccepted() throws Exception {
        assertThat(SigningRequest.read(Requests.csr(Requests.ec()), IDENTITY))
                .isInstanceOf(SigningRequest.Accepted.class);
        assertThat(SigningRequest.read(Requests.csr(Requests.rsa(2048)), IDENTITY))
                .isInstanceOf(SigningRequest.Accepted.class);
    }

    @Test
    void weakAndOtherKeysAreRefused() throws Exception {
        var edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var edwardsCsr = Requests.csr(edwards, Requests.ec());

        assertThat(reason(Requests.csr(Requests.rsa(1024)))).isEqualTo("an RSA key of 1024 bits");
        assertThat(reason(edwardsCsr)).isEqualTo("a key that is neither EC nor RSA");
    }

    @Test
    void whoeverHasNotTheKeyIsRefused() throws Exception {
        assertThat(reason(Requests.csr(Requests.ec(), Requests.ec()))).contains("not signed with its own key");
    }

    @Test
    void onlyItsOwnIdentityMayBeNamed() throws Exception {
        var keys = Requests.ec();

        assertThat(SigningRequest.read(Requests.csr(keys, keys, Requests.uri(IDENTITY)), IDENTITY))
                .isInstanceOf(SigningRequest.Accepted.class);
        for (var name : new GeneralName[] {
            Requests.uri("spiffe://seaworthy/cluster/other"),
            Requests.uri("spiffe://seaworthy/hub"),
            new GeneralName(GeneralName.dNSName, "hub.example.com"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        }) {
            assertThat(reason(Requests.csr(keys, keys, Requests.uri(IDENTITY), name)))
                    .contains("asks for another identity");
        }
    }

    @Test
    void bytesOfAnyKindAreAnsweredWithAReason() throws Exception {
        var random = new Random(7);
        var keys = Requests.ec();
        var request = Requests.csr(keys, keys, Requests.uri(IDENTITY)).toByteArray();

        for (var round = 0; round < 500; round++) {
            var damaged = request.clone();
            for (var spot = 0; spot <= round % 4; spot++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            var answer = SigningRequest.read(ByteString.copyFrom(damaged), IDENTITY);
            if (answer instanceof SigningRequest.Accepted) {
                // Only where the damage put back what was there.
                assertThat(damaged).isEqualTo(request);
            }
        }
        assertThat(reason(ByteString.EMPTY)).contains("0 bytes");
        assertThat(reason(ByteString.copyFrom(new byte[20_000]))).contains("20000 bytes");
    }

    private static String reason(ByteString csr) {
        return SigningRequest.read(csr, IDENTITY) instanceof SigningRequest.Refused refused ? refused.reason() : "";
    }
}

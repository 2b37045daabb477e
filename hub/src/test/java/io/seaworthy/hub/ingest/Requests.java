package io.seaworthy.hub.ingest;

import com.google.protobuf.ByteString;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Keys and certificate requests, right and wrong ones. */
public final class Requests {

    private Requests() {}

    public static KeyPair ec() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    public static KeyPair rsa(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    public static ByteString csr(KeyPair keys) throws Exception {
        return csr(keys, keys);
    }

    /** @param signing other keys than the ones asked for = no proof of possession */
    public static ByteString csr(KeyPair keys, KeyPair signing, GeneralName... names) throws Exception {
        var builder = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=agent"), keys.getPublic());
        if (names.length > 0) {
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
        }
        var algorithm = signing.getPrivate().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        return ByteString.copyFrom(builder.build(new JcaContentSignerBuilder(algorithm).build(signing.getPrivate()))
                .getEncoded());
    }

    public static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }
}

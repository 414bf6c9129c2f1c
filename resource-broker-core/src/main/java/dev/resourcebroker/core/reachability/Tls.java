package dev.resourcebroker.core.reachability;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Begins TLS on a connected socket. Thread-safe. */
final class Tls {
    private final SSLContext trusting;
    private final SSLContext checking;

    /** Trusts what the context trusts, where a certificate is looked at. */
    Tls(SSLContext checking) {
        this.checking = checking;
        this.trusting = context(new TrustManager[] {new TrustsAnything()});
    }

    /** Trusts what the JVM trusts. */
    static Tls ofTheJvm() {
        return new Tls(context(null));
    }

    private static SSLContext context(TrustManager @org.jspecify.annotations.Nullable [] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JVM has no TLS", e);
        }
    }

    /** The host only names whom the certificate must be for; nothing is resolved. */
    Socket begin(Socket connected, Place place, TlsMode mode) throws IOException {
        SSLContext context = mode.compareTo(TlsMode.TRUSTED) >= 0 ? checking : trusting;
        SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(connected, place.name(), place.port(), true);
        if (mode == TlsMode.TRUSTED_FOR_HOST) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    /** As clients do that were told to encrypt and not to look at the certificate. */
    private static final class TrustsAnything extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

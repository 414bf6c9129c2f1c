package dev.resourcebroker.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.http.urlconnection.UrlConnectionSdkHttpService;

/** The class path of these tests holds that of the module: the SDK's small HTTP client and no other. */
class OneHttpClientTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.amazonaws.AmazonServiceException",
                "io.netty.channel.Channel",
                "org.apache.http.client.HttpClient",
                "org.apache.hc.client5.http.classic.HttpClient",
                "software.amazon.awssdk.http.apache.ApacheHttpClient",
                "software.amazon.awssdk.http.apache5.Apache5HttpClient",
                "software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient"
            })
    void noneOfTheOthersIsThere(String type) {
        assertThatThrownBy(() -> Class.forName(type, false, getClass().getClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void theSdkFindsOne() {
        assertThat(ServiceLoader.load(SdkHttpService.class)).hasOnlyElementsOfType(UrlConnectionSdkHttpService.class);
        assertThat(ServiceLoader.load(SdkAsyncHttpService.class)).isEmpty();
    }
}

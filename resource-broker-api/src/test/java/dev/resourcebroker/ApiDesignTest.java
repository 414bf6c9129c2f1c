package dev.resourcebroker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resourcebroker.error.BrokerException;
import dev.resourcebroker.secret.SecretValue;
import dev.resourcebroker.spi.ConnectionUrl;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The API can be depended on for years: it speaks of nothing but the JDK and itself. */
class ApiDesignTest {
    private static List<Class<?>> classes() {
        URI location = URI.create(SecretValue.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        Path root = Path.of(location);
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .<Class<?>>map(ApiDesignTest::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", ""),
                    false,
                    ApiDesignTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> publicClasses() {
        return classes().stream().filter(ApiDesignTest::isPublic).toList();
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private static boolean isOurs(Type type) {
        if (type instanceof Class<?> raw) {
            Class<?> element = raw.isArray() ? raw.getComponentType() : raw;
            return element.isPrimitive()
                    || element.getName().startsWith("java.")
                    || element.getName().startsWith("dev.resourcebroker.");
        }
        if (type instanceof ParameterizedType generic) {
            return isOurs(generic.getRawType())
                    && Arrays.stream(generic.getActualTypeArguments()).allMatch(ApiDesignTest::isOurs);
        }
        if (type instanceof WildcardType wildcard) {
            return Arrays.stream(wildcard.getUpperBounds()).allMatch(ApiDesignTest::isOurs);
        }
        return type instanceof TypeVariable<?>
                || (type instanceof GenericArrayType array && isOurs(array.getGenericComponentType()));
    }

    @Test
    void everyPublicMethod_returnsAndTakesOnlyTypesOfTheJdkAndOfTheApi() {
        List<String> foreign = new ArrayList<>();
        for (Class<?> type : publicClasses()) {
            for (Method method : type.getMethods()) {
                Stream<Type> all = Stream.concat(
                        Stream.of(method.getGenericReturnType()), Arrays.stream(method.getGenericParameterTypes()));
                if (!all.allMatch(ApiDesignTest::isOurs)) {
                    foreign.add(method.toGenericString());
                }
            }
            for (Constructor<?> constructor : type.getConstructors()) {
                if (!Arrays.stream(constructor.getGenericParameterTypes()).allMatch(ApiDesignTest::isOurs)) {
                    foreign.add(constructor.toGenericString());
                }
            }
        }
        assertThat(foreign).isEmpty();
        assertThat(publicClasses()).hasSizeGreaterThan(30);
    }

    @Test
    void onlyExceptionsAndEnums_areSerializable() {
        assertThat(classes())
                .filteredOn(Serializable.class::isAssignableFrom)
                .allMatch(type -> BrokerException.class.isAssignableFrom(type) || type.isEnum());
    }

    @Test
    void everyPublicClass_isAnInterfaceAnEnumARecordOrFinal() {
        assertThat(publicClasses())
                .filteredOn(type -> !type.isInterface()
                        && !type.isEnum()
                        && !Modifier.isFinal(type.getModifiers())
                        && !type.isSealed())
                .isEmpty();
    }

    @Test
    void noPartOfAConnectionString_isPrintedButForTheHost() {
        assertThat(ConnectionUrl.class.getDeclaredClasses())
                .filteredOn(ApiDesignTest::printsItsText)
                .containsExactly(ConnectionUrl.Host.class);
    }

    private static boolean printsItsText(Class<?> part) {
        try {
            Constructor<?> constructor = part.getDeclaredConstructors()[0];
            Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                    .map(parameter -> parameter == int.class ? (Object) 1 : "raw")
                    .toArray();
            return constructor.newInstance(arguments).toString().contains("raw");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

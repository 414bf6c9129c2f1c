package dev.resourcebroker.core.connectionstring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resourcebroker.error.BrokerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each service's strings are read into, beside the string itself; a star marks what is secret. */
class DialectsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        postgresql://u:p%40@h:1/d?sslmode=require&application_name=a%20b | host=h port=1 username=u *password=p@ database=d sslmode=require option.application-name=a b jdbc-url=jdbc:postgresql://h:1/d?sslmode=require&ApplicationName=a%20b
        postgres://h1,h2:2/d?target_session_attrs=read-write | host=h1,h2 port=5432,2 hosts=h1:5432,h2:2 database=d option.target-session-attrs=read-write jdbc-url=jdbc:postgresql://h1:5432,h2:2/d?targetServerType=primary
        postgres:///d?host=/run/pg&port=6 | host=/run/pg port=6 database=d
        postgres://u@//cloudsql/a:b:c/d | host=/cloudsql/a:b:c username=u database=d
        postgresql://h/d?sslpassword=x&ssl=true | host=h port=5432 database=d sslmode=require *option.sslpassword=x jdbc-url=jdbc:postgresql://h:5432/d?sslmode=require
        postgresql://[fe80::1%25eth0]/a%20b?sslrootcert=system | host=fe80::1%eth0 port=5432 database=a b sslrootcert=system jdbc-url=jdbc:postgresql://[fe80::1%eth0]:5432/a%20b?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory
        host=h user=u password='p \\'q' dbname=d | host=h port=5432 username=u *password=p 'q database=d jdbc-url=jdbc:postgresql://h:5432/d
        jdbc:postgresql://h/d?user=u&password=p+q&currentSchema=s | host=h port=5432 username=u *password=p q database=d option.currentschema=s jdbc-url=jdbc:postgresql://h/d?currentSchema=s
        jdbc:postgresql://h/d?user=u&sslpassword=x | host=h port=5432 username=u database=d *option.sslpassword=x *jdbc-url=jdbc:postgresql://h/d?sslpassword=x
        jdbc:postgresql:d | host=localhost port=5432 database=d jdbc-url=jdbc:postgresql:d
        redshift://u:p@h/d | host=h port=5439 username=u *password=p database=d jdbc-url=jdbc:postgresql://h:5439/d
        """)
    void postgresql(String text, String entries) {
        assertThat(Readings.shown(text, null)).isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        mysql://u:p%40@h/d?ssl-mode=REQUIRED | host=h port=3306 username=u *password=p@ database=d option.ssl-mode=REQUIRED jdbc-url=jdbc:mysql://h:3306/d?sslMode=REQUIRED
        mysql+pymysql://h/d?unix_socket=/run/m | host=h port=3306 database=d socket=/run/m jdbc-url=jdbc:mysql://h:3306/d
        u:p@1@tcp(h:33)/d?parseTime=true | host=h port=33 username=u *password=p@1 database=d option.parsetime=true jdbc-url=jdbc:mysql://h:33/d
        u@unix(/run/m)/d | username=u database=d socket=/run/m
        u:p@/d | host=127.0.0.1 port=3306 username=u *password=p database=d jdbc-url=jdbc:mysql://127.0.0.1:3306/d
        jdbc:mysql://u:p@h1:1,h2/d?useSSL=true | host=h1,h2 port=1,3306 hosts=h1:1,h2:3306 username=u *password=p database=d option.usessl=true jdbc-url=jdbc:mysql://h1:1,h2/d?useSSL=true
        jdbc:mysql:replication://address=(host=h)(port=1)(user=u)(password=p)/d | host=h port=1 username=u *password=p database=d jdbc-url=jdbc:mysql:replication://h:1/d
        mariadb://u:p@h/a%20b | host=h port=3306 username=u *password=p database=a b jdbc-url=jdbc:mariadb://h:3306/a b
        mariadb://u:p@h/a%3Fb | host=h port=3306 username=u *password=p database=a?b
        jdbc:mariadb://h/a%20b?user=u&password=p%20q | host=h port=3306 username=u *password=p%20q database=a%20b jdbc-url=jdbc:mariadb://h/a%20b
        """)
    void mysql_and_mariadb(String text, String entries) {
        assertThat(Readings.shown(text, null)).isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        sqlserver://u:p@h/d?encrypt=true | host=h port=1433 username=u *password=p database=d option.encrypt=true jdbc-url=jdbc:sqlserver://h;databaseName=d;encrypt=true
        sqlserver://u:p@h:1/SQL1?database=d | host=h\\SQL1 port=1 username=u *password=p database=d jdbc-url=jdbc:sqlserver://h\\SQL1:1;databaseName=d
        sqlserver://h:1;database=a;user=u;password={p;}}} | host=h port=1 username=u *password=p;} database=a jdbc-url=jdbc:sqlserver://h:1;databaseName=a
        Server=tcp:h,1;Initial Catalog=a b;User ID=u;Password="p;q";Encrypt=yes | host=h port=1 username=u *password=p;q database=a b option.encrypt=yes jdbc-url=jdbc:sqlserver://h:1;databaseName={a b};encrypt=true
        jdbc:sqlserver://h\\i;user=u;password={p;q};encrypt=true | host=h\\i username=u *password=p;q option.encrypt=true jdbc-url=jdbc:sqlserver://h\\i;encrypt=true
        jdbc:sqlserver://h;user=u;trustStorePassword=x | host=h port=1433 username=u *option.truststorepassword=x *jdbc-url=jdbc:sqlserver://h;trustStorePassword=x
        oracle://u:p@h/svc | host=h port=1521 username=u *password=p database=svc jdbc-url=jdbc:oracle:thin:@//h:1521/svc
        oracle+oracledb://u:p@h:1/?sid=S | host=h port=1 username=u *password=p database=S option.sid=S jdbc-url=jdbc:oracle:thin:@h:1:S
        oracle://u:p@/(DESCRIPTION=(ADDRESS=(HOST=h))) | username=u *password=p database=(DESCRIPTION=(ADDRESS=(HOST=h))) jdbc-url=jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=h)))
        jdbc:oracle:thin:u/"p@/q"@//h:1/svc | host=h port=1 username=u *password=p@/q database=svc jdbc-url=jdbc:oracle:thin:@//h:1/svc
        jdbc:oracle:thin:@h:1:S | host=h port=1 database=S jdbc-url=jdbc:oracle:thin:@h:1:S
        jdbc:oracle:thin:@tcps://h:2484/svc?wallet_location=/w | host=h port=2484 database=svc *jdbc-url=jdbc:oracle:thin:@tcps://h:2484/svc?wallet_location=/w
        jdbc:oracle:thin:u/p@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s))) | host=h port=1 username=u *password=p database=s jdbc-url=jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s)))
        jdbc:oracle:thin:@(description=(address_list=(address=(host=a))(address=(port=2)(host=b)))(connect_data=(sid=S))) | host=a,b port=1521,2 hosts=a:1521,b:2 database=S jdbc-url=jdbc:oracle:thin:@(description=(address_list=(address=(host=a))(address=(port=2)(host=b)))(connect_data=(sid=S)))
        jdbc:oracle:thin:u/p@alias | username=u *password=p database=alias jdbc-url=jdbc:oracle:thin:@alias
        r2dbc:pool:mssql://u:p@h/d?schema=s | host=h port=1433 username=u *password=p database=d option.schema=s
        sqlite:////var/a%20b.db | database=/var/a b.db jdbc-url=jdbc:sqlite:/var/a b.db
        jdbc:h2:mem:x | *jdbc-url=jdbc:h2:mem:x
        """)
    void other_databases(String text, String entries) {
        assertThat(Readings.shown(text, null)).isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        redis://u:p@h/2?client_name=c | host=h port=6379 username=u *password=p database=2 option.client-name=c
        redis+sentinel://:p@h,i:1/master/2 | host=h,i port=26379,1 hosts=h:26379,i:1 *password=p database=2 sentinel.master=master sentinel.nodes=h:26379,i:1
        rediss://token@h:1 | host=h port=1 *username=token tls=true
        redis://h/1?db=3&password=p | host=h port=6379 *password=p database=3 option.db=3 *option.password=p
        unix://u:p@/run/r.sock?db=1 | socket=/run/r.sock username=u *password=p database=1 option.db=1
        redis-sentinel://pw@h1,h2:2/5#m | host=h1,h2 port=26379,2 hosts=h1:26379,h2:2 *password=pw database=5 sentinel.master=m sentinel.nodes=h1:26379,h2:2
        mongodb://u:p@h1,h2:2/d?replicaSet=r | host=h1,h2 port=27017,2 hosts=h1:27017,h2:2 username=u *password=p database=d authentication-database=d replica-set=r option.replicaset=r
        mongodb+srv://u:p@c.example.net/?authSource=x | host=c.example.net username=u *password=p authentication-database=x tls=true option.authsource=x
        amqp:// | host=localhost port=5672 username=guest *password=guest database=/ virtual-host=/
        amqps://u:p@h/v%2F?heartbeat=5 | host=h port=5671 username=u *password=p database=v/ virtual-host=v/ tls=true option.heartbeat=5
        kafka+ssl://u:p@h1:1,kafka+ssl://u:p@h2/t | host=h1,h2 port=1,9092 hosts=h1:1,h2:9092 bootstrap-servers=h1:1,h2:9092 username=u *password=p topic=t security-protocol=SASL_SSL
        """)
    void caches_queues_and_documents(String text, String entries) {
        assertThat(Readings.shown(text, null)).isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        s3://AK:s%2Fk@my-bucket/a/b?region=eu | username=AK *password=s/k access-key-id=AK *secret-access-key=s/k bucket=my-bucket prefix=a/b region=eu option.region=eu
        s3://AK:s/k@minio.example.com:9000/b | host=minio.example.com port=9000 username=AK *password=s/k access-key-id=AK *secret-access-key=s/k bucket=b endpoint=https://minio.example.com:9000
        https://u:p@h/v1/x?api_key=k&q=1 | host=h port=443 username=u *password=p path=/v1/x database=v1/x *api-key=k *option.api-key=k *option.q=1
        http://token@h | host=h port=80 *username=token
        """)
    void apis_and_buckets(String text, String entries) {
        assertThat(Readings.shown(text, null)).isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        redis | 127.0.0.1:1 | host=127.0.0.1 port=1
        redis | 6380 | port=6380
        redis | /run/r.sock?db=2 | socket=/run/r.sock database=2 option.db=2
        kafka | h1:1,h2 | host=h1,h2 port=1,9092 hosts=h1:1,h2:9092 bootstrap-servers=h1:1,h2:9092 security-protocol=PLAINTEXT
        oracle | u/p@h:1/s | host=h port=1 username=u *password=p database=s jdbc-url=jdbc:oracle:thin:@h:1/s
        postgresql | /run/pg db | host=/run/pg database=db
        mariadb | mysql://h/d | host=h port=3306 database=d jdbc-url=jdbc:mariadb://h:3306/d
        """)
    void a_stated_type_reads_what_has_no_scheme_of_its_own(String type, String text, String entries) {
        assertThat(Readings.shown(text, type)).isEqualTo(entries);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://h/d?uzer=x",
                "postgresql://h/d?sslmode=maybe",
                "postgresql://h1,h2/d?port=1,2,3",
                "postgresql://h:0/d",
                "jdbc:postgresql://h",
                "host=h nonsense",
                "URL=mysql://u:p@/d",
                "mysql://u:p@h:x/d",
                "jdbc:mysql:other://h/d",
                "jdbc:sqlserver://h;password={x",
                "jdbc:oracle:thin",
                "redis://h/x",
                "redis://h?socket_timeout=x",
                "mongodb://u:p:q@h",
                "mongodb://h:",
                "mongodb://h/a b",
                "MONGODB://h",
                "mongodb://h/?tls=true&ssl=false",
                "mongodb://a,b/?directConnection=true",
                "mongodb+srv://h:1",
                "mongodb://h/?proxyPort=1",
                "mongodb://u:p@h/?authMechanism=MONGODB-X509",
                "amqp://h/a/b",
                "amqp://h/v?heartbeat=x",
                "amqp://h/v w",
                "kafka://",
                "s3://",
                "https://",
                "https://h\n.x",
                "r2dbc:postgresql://h/d?password=x",
                "R2DBC:postgresql://h"
            })
    void what_the_services_clients_refuse_is_refused(String text) {
        assertThatThrownBy(() -> Readings.explain(text, null)).isInstanceOf(BrokerException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mongodb://h/?foo=bar                       | uri
        mongodb://h/?maxPoolSize=-1                | option.maxpoolsize
        mongodb://h/?w=1&w=2                       | option.w
        mongodb://h/?wtimeout=5                    | option.wtimeout
        postgresql://u:p#q@h/d                     | password
        s3://AK:s/k@b                              | password
        redis://u:p%q@h                            | password
        jdbc:postgresql://u:p@h/d                  | username
        jdbc:mariadb://u:p@h/d                     | username
        """)
    void what_clients_read_differently_is_warned_of(String text, String part) {
        assertThat(Readings.warnings(text)).containsOnlyKeys(part);
    }

    @Test
    void many_options_are_refused_rather_than_kept() {
        assertThatThrownBy(() -> Readings.explain("mysql://h/d?" + "a=b&".repeat(300), null))
                .isInstanceOf(BrokerException.class);
    }
}

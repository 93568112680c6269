package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import dev.hushcell.HushcellDriver;
import jakarta.resource.spi.TransactionSupport.TransactionSupportLevel;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jboss.jca.adapters.jdbc.JDBCResourceAdapter;
import org.jboss.jca.adapters.jdbc.local.LocalManagedConnectionFactory;
import org.jboss.jca.common.api.metadata.common.FlushStrategy;
import org.jboss.jca.core.api.connectionmanager.pool.PoolConfiguration;
import org.jboss.jca.core.bootstrapcontext.BaseCloneableBootstrapContext;
import org.jboss.jca.core.connectionmanager.ConnectionManagerFactory;
import org.jboss.jca.core.connectionmanager.pool.api.Pool;
import org.jboss.jca.core.connectionmanager.pool.api.PoolFactory;
import org.jboss.jca.core.connectionmanager.pool.api.PoolStrategy;
import org.jboss.jca.core.connectionmanager.pool.mcp.ManagedConnectionPoolFactory;
import org.jboss.jca.core.tx.noopts.TransactionIntegrationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * IronJacamar, which makes the data sources of WildFly, without a server: its adapter, its pool and
 * the transactions of Narayana.
 */
@Tag("nightly")
class IronJacamarTests {
  @TempDir Path folder;
  private Scene scene;
  private final TransactionSynchronizationRegistry registry =
      new TransactionSynchronizationRegistryImple();
  private TransactionManager manager;
  private Pool pool;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.in(folder);
    manager = Narayana.loggingIn(folder.resolve("log"));
  }

  @AfterEach
  void shutDown() {
    if (pool != null) {
      pool.shutdown();
    }
  }

  @Test
  void inTransactions() throws Exception {
    DataSource source = source();
    Scene.create(source);
    Scene.requireProtected(source);
    manager.begin();
    Scene.insert(source, 1, "ada@example.com");
    assertThat(Scene.found(source, "ada@example.com")).containsExactly(1);
    manager.rollback();
    assertThat(Scene.found(source, "ada@example.com")).isEmpty();
    manager.begin();
    Scene.insert(source, 2, "ada@example.com");
    manager.commit();
    assertThat(Scene.found(source, "ada@example.com")).containsExactly(2);
    scene.assertCells(1);
  }

  private DataSource source() throws Exception {
    LocalManagedConnectionFactory factory = new LocalManagedConnectionFactory();
    factory.setResourceAdapter(adapter());
    factory.setDriverClass(HushcellDriver.class.getName());
    factory.setConnectionURL(scene.url());
    factory.setUserName("sa");
    factory.setPassword("");
    factory.setPreparedStatementCacheSize(10);
    factory.setValidConnectionCheckerClassName(
        "org.jboss.jca.adapters.jdbc.extensions.novendor.JDBC4ValidConnectionChecker");
    PoolConfiguration size = new PoolConfiguration();
    size.setMaxSize(4);
    size.setValidateOnMatch(true);
    pool =
        new PoolFactory()
            .create(
                PoolStrategy.ONE_POOL,
                factory,
                size,
                false,
                true,
                ManagedConnectionPoolFactory.DEFAULT_IMPLEMENTATION);
    pool.setName("crm");
    return (DataSource)
        factory.createConnectionFactory(
            new ConnectionManagerFactory()
                .createTransactional(
                    TransactionSupportLevel.LocalTransaction,
                    pool,
                    null,
                    null,
                    false,
                    null,
                    true,
                    true,
                    false,
                    null,
                    null,
                    FlushStrategy.FAILING_CONNECTION_ONLY,
                    null,
                    null,
                    new TransactionIntegrationImpl(manager, registry, null, null, null),
                    false,
                    null,
                    false,
                    false,
                    false));
  }

  private JDBCResourceAdapter adapter() throws Exception {
    BaseCloneableBootstrapContext server = new BaseCloneableBootstrapContext();
    server.setTransactionSynchronizationRegistry(registry);
    JDBCResourceAdapter adapter = new JDBCResourceAdapter();
    adapter.start(server);
    return adapter;
  }
}

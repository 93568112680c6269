package dev.hushcell.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.HushcellDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agroal, the pool of WildFly and Quarkus, alone and with Narayana, their transaction manager. */
class AgroalTests {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void scene() throws Exception {
    scene = Scene.in(folder);
  }

  @Test
  void byProperties() throws Exception {
    Properties properties = new Properties();
    properties.setProperty("jdbcUrl", scene.url());
    properties.setProperty("principal", "sa");
    properties.setProperty("credential", "");
    properties.setProperty("maxSize", "4");
    try (AgroalDataSource source =
        AgroalDataSource.from(new AgroalPropertiesReader().readProperties(properties))) {
      use(source);
    }
    scene.assertCells(1);
  }

  @Test
  void byTheClassOfADataSourceAsServersNameIt() throws Exception {
    try (AgroalDataSource source =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    pool ->
                        pool.maxSize(4)
                            .connectionFactoryConfiguration(
                                factory ->
                                    factory
                                        .connectionProviderClass(HushcellDataSource.class)
                                        .jdbcProperty("url", scene.url())
                                        .principal(new NamePrincipal("sa"))
                                        .credential(new SimplePassword("")))))) {
      use(source);
    }
    scene.assertCells(1);
  }

  @Test
  void inTransactionsOfNarayana() throws Exception {
    TransactionManager manager = Narayana.loggingIn(folder.resolve("log"));
    try (AgroalDataSource source = inTransactions(manager)) {
      Scene.create(source);
      manager.begin();
      Scene.insert(source, 1, "ada@example.com");
      assertThat(Scene.found(source, "ada@example.com")).containsExactly(1);
      manager.rollback();
      assertThat(Scene.found(source, "ada@example.com")).isEmpty();
      manager.begin();
      Scene.insert(source, 2, "ada@example.com");
      manager.commit();
      assertThat(Scene.found(source, "ada@example.com")).containsExactly(2);
    }
    scene.assertCells(1);
  }

  private AgroalDataSource inTransactions(TransactionManager manager) throws Exception {
    NarayanaTransactionIntegration integration =
        new NarayanaTransactionIntegration(
            manager,
            new com.arjuna.ats.internal.jta.transaction.arjunacore
                .TransactionSynchronizationRegistryImple());
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(4)
                        .transactionIntegration(integration)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(scene.url())
                                    .principal(new NamePrincipal("sa"))
                                    .credential(new SimplePassword("")))));
  }

  private static void use(AgroalDataSource source) throws Exception {
    Scene.requireProtected(source);
    Scene.create(source);
    Scene.insert(source, 1, "ada@example.com");
    assertThat(Scene.found(source, "ada@example.com")).containsExactly(1);
  }
}

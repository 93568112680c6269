package dev.hushcell.keystore.azure;

import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.testkit.KeyStoreContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract over one kind of key. */
class AzureContract extends KeyStoreContract {
  private final String host;
  private final String type;
  private AzureDouble server;
  private AzureDouble stranger;

  AzureContract(String host, String type) {
    this.host = host;
    this.type = type;
  }

  @BeforeEach
  void start() throws Exception {
    server = AzureDouble.start();
    stranger = AzureDouble.start();
    server.vault(host).make("crm-master", type, 2048);
    stranger.vault(host).shelf = "another";
    stranger.vault(host).make("crm-master", type, 2048);
  }

  @AfterEach
  void stop() {
    server.close();
    stranger.close();
  }

  @Override
  public KeyWrapper open() throws Exception {
    return AzureSetup.of(server, host).open();
  }

  @Override
  public KeyWrapper openStranger() throws Exception {
    return AzureSetup.of(stranger, host).open();
  }

  @Override
  public List<String> secrets() {
    return List.of(EntraDouble.SECRET, "token-");
  }

  @Override
  public boolean namesKeys() {
    return true;
  }

  @Override
  public boolean keepsPins() {
    return false;
  }

  @Override
  public Optional<Disturbance> outage() {
    server.down = true;
    return Optional.of(() -> server.down = false);
  }

  @Override
  public Optional<Disturbance> denial() {
    for (String operation : List.of("wrapkey", "unwrapkey", "encrypt", "decrypt")) {
      server.denied.put(operation, "ForbiddenByRbac");
    }
    return Optional.of(server.denied::clear);
  }
}

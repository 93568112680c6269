/** A key store in the Transit engine of HashiCorp Vault or OpenBao. */
module dev.hushcell.keystore.vault {
  requires dev.hushcell;
  requires java.net.http;
  requires org.slf4j;
  requires static org.jspecify;

  exports dev.hushcell.keystore.vault;

  provides dev.hushcell.keystore.KeyWrapperFactory with
      dev.hushcell.keystore.vault.VaultTransitFactory;
}

package dev.hushcell.keystore.azure;

class AzureRsaContractTests extends AzureContract {
  AzureRsaContractTests() {
    super(AzureSetup.VAULT, "RSA");
  }
}

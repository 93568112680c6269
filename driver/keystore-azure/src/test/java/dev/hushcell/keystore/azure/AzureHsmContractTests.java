package dev.hushcell.keystore.azure;

class AzureHsmContractTests extends AzureContract {
  AzureHsmContractTests() {
    super(AzureSetup.HSM, "oct-HSM");
  }
}

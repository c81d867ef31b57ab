/// The version of the program, as `baraza --version` says it.
public enum ProductVersion {
  public static let current = "0.1.0"
}

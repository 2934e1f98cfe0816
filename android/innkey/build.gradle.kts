// The Kotlin package of bindings/kotlin as an Android library. Before the first build, in the repository's root:
// cargo run -p innkey-bindings-build -- host && cargo run -p innkey-bindings-build -- android
plugins {
    alias(libs.plugins.android.library)
}

val root = rootDir.resolve("..")

android {
    namespace = "dev.innkey"
    compileSdk = libs.versions.compileSdk.get().toInt()

    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
        consumerProguardFiles("keep.pro")
    }

    sourceSets.named("main") {
        kotlin.directories += listOf("$root/bindings/kotlin/src/main/kotlin", "$root/target/bindings/kotlin")
        jniLibs.directories += "$root/target/bindings/android"
    }
}

dependencies {
    api(libs.coroutines.core)
    implementation(variantOf(libs.jna) { artifactType("aar") })
}

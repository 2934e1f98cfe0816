plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.compose)
    alias(libs.plugins.kotlin.serialization)
}

val root = rootDir.resolve("..")

android {
    namespace = "dev.innkey.app"
    compileSdk = libs.versions.compileSdk.get().toInt()

    defaultConfig {
        applicationId = "dev.innkey.app"
        minSdk = libs.versions.minSdk.get().toInt()
        targetSdk = libs.versions.targetSdk.get().toInt()
        versionCode = 1
        versionName = "0.1.0"
        testInstrumentationRunner = "androidx.test.runner.AndroidJUnitRunner"
    }

    buildTypes.named("release") {
        isMinifyEnabled = true
        isShrinkResources = true
        proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"))
    }

    // The language is chosen in the app: every phone has all of them.
    bundle.language.enableSplit = false

    buildFeatures.compose = true
    testOptions.unitTests.isIncludeAndroidResources = true

    // The journeys run on this machine and on phones; the harness of the Kotlin package starts servers, so only here.
    sourceSets.named("test") {
        kotlin.directories += listOf("src/sharedTest/kotlin", "$root/bindings/kotlin/src/test/kotlin/dev/innkey/harness")
    }
    sourceSets.named("androidTest") {
        kotlin.directories += "src/sharedTest/kotlin"
    }
}

// As host/pom.xml has it.
tasks.withType<Test>().configureEach {
    workingDir = rootDir.resolve("host")
    systemProperty("jna.library.path", "$root/target/bindings/host")
    systemProperty("innkey.binary", "$root/target/debug/innkey")
    systemProperty("innkey.screens", "compare")
}

dependencies {
    implementation(project(":innkey"))
    implementation(libs.activity.compose)
    implementation(libs.annotation)
    implementation(libs.compose.foundation)
    implementation(libs.compose.ui)
    implementation(libs.core.ktx)
    implementation(libs.coroutines.android)
    implementation(libs.lifecycle.runtime.compose)
    implementation(libs.lifecycle.viewmodel.compose)
    implementation(libs.material3)
    implementation(libs.navigation.compose)
    implementation(libs.serialization.core)

    testImplementation(libs.compose.ui.test.junit4)
    testImplementation(libs.coroutines.test)
    testImplementation(libs.jna)
    testImplementation(libs.junit)
    testImplementation(libs.kotlin.test)
    testImplementation(libs.robolectric)
    testImplementation(libs.test.core)
    testImplementation(libs.test.ext.junit)

    androidTestImplementation(libs.compose.ui.test.junit4)
    androidTestImplementation(libs.junit)
    androidTestImplementation(libs.kotlin.test)
    androidTestImplementation(libs.test.core)
    androidTestImplementation(libs.test.ext.junit)
    androidTestImplementation(libs.test.runner)
}

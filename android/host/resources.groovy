// What Maven lacks for Android: AARs on the classpath, resources through aapt2, an R class for each library.
import java.util.zip.ZipFile
import org.apache.maven.artifact.handler.DefaultArtifactHandler

def target = new File(project.build.directory)
def out = new File(target, 'android')
def main = new File(project.basedir, '../app/src/main').canonicalFile

def unzip = { File zip, File to, String wanted ->
    new ZipFile(zip).withCloseable { z ->
        z.entries().findAll { !it.directory && it.name ==~ wanted }.each { entry ->
            def file = new File(to, entry.name)
            file.parentFile.mkdirs()
            file.bytes = z.getInputStream(entry).bytes
        }
    }
}
def run = { List command ->
    def process = command*.toString().execute(), log = new StringBuffer()
    process.waitForProcessOutput(log, log)
    if (process.exitValue()) throw new RuntimeException("${command.take(2).join(' ')}:\n$log")
}

// 1. Every AAR becomes its classes.jar, on the classpath like any jar. Maven resolves once, so this lasts for the whole build.
//    The folder's name has the group, because androidx.core:core and androidx.test:core both exist, and the version, so that
//    what was unpacked once stays.
def libraries = project.artifacts.findAll { it.type == 'aar' }.collect { aar ->
    def dir = new File(out, "aar/${aar.groupId}.${aar.artifactId}-${aar.version}")
    if (!dir.exists()) unzip(aar.file, dir, 'classes\\.jar|AndroidManifest\\.xml|R\\.txt|res/.*')
    aar.file = new File(dir, 'classes.jar')
    aar.artifactHandler = new DefaultArtifactHandler('jar').with { addedToClasspath = true; it }
    dir
}

// 2. aapt2 and the framework's resources, both out of apktool-lib (Debian's aapt2 is too old to read those of API 35).
def aapt2 = new File(out, 'prebuilt/linux/aapt2')
if (!aapt2.exists()) unzip(project.artifacts.find { it.artifactId == 'apktool-lib' }.file, out, 'prebuilt/(linux/aapt2|android-framework\\.jar)')
aapt2.executable = true

// 3. What Gradle would add to the manifest.
def versions = new File(project.basedir, '../gradle/libs.versions.toml').text
def sdk = { name -> (versions =~ /(?m)^$name = "(\d+)"/)[0][1] }
def manifest = new File(out, 'AndroidManifest.xml')
manifest.text = new File(main, 'AndroidManifest.xml').text.replaceFirst('<manifest ',
    '<manifest package="dev.innkey.app" android:versionCode="1" android:versionName="0.1.0" ')
    .replaceFirst('(?=<application)', "<uses-sdk android:minSdkVersion='${sdk('minSdk')}' android:targetSdkVersion='${sdk('targetSdk')}' />\n    ")

// 4. All resources compiled and linked, the app's last so that they win. Each library with an R.txt refers to an R of its own.
def compile = { String name, File dir ->
    def zip = new File(out, "compiled/${name}.zip")
    zip.parentFile.mkdirs()
    if (name == 'app' || !zip.exists()) run([aapt2, 'compile', '--dir', dir, '-o', zip])
    zip
}
def compiled = libraries.findAll { new File(it, 'res').directory }.collect { compile(it.name, new File(it, 'res')) } +
    compile('app', new File(main, 'res'))
def packages = libraries.findAll { new File(it, 'R.txt').length() > 0 }
    .collect { (new File(it, 'AndroidManifest.xml').text =~ /package="([^"]+)"/)[0][1] }
def apk = new File(out, 'resources.apk')
run([aapt2, 'link', '-o', apk, '--manifest', manifest, '-I', new File(out, 'prebuilt/android-framework.jar'),
     '--java', new File(target, 'generated-sources/r'), '--extra-packages', packages.join(':'),
     '--auto-add-overlay', '--no-version-vectors', *compiled.collectMany { ['-R', it] }])
project.addCompileSourceRoot(new File(target, 'generated-sources/r').path)

// 5. Where Robolectric looks for them.
def config = new File(project.build.testOutputDirectory, 'com/android/tools/test_config.properties')
config.parentFile.mkdirs()
config.text = "android_resource_apk=$apk\nandroid_merged_manifest=$manifest\n"

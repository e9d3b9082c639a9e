<#
Makes a Windows 11 PC show one screen of the centre for ever, in Edge's kiosk mode. In PowerShell as administrator:
  powershell -ExecutionPolicy Bypass -File screen.ps1 -Server https://192.168.1.10 -Page '/kiosk?id=kiosk-1' -Ca ca.crt
Written for Windows 11 and not yet run on it by us: try it before the day it is needed.
#>
[CmdletBinding()] param(
	[Parameter(Mandatory)][ValidatePattern('^https?://[A-Za-z0-9.:-]+$')][string]$Server,
	[Parameter(Mandatory)][ValidatePattern('^/[A-Za-z0-9?=._/-]+$')][string]$Page,
	[string]$Ca,
	[string]$User = 'man-hinh'
)
$ErrorActionPreference = 'Stop'
if ($Ca) { Import-Certificate -FilePath $Ca -CertStoreLocation Cert:\LocalMachine\Root | Out-Null }

# A person without rights, for whom the browser starts at sign-in; whoever sets the PC up lets it sign in by itself
# (Settings, Accounts, Assigned access, or Sysinternals Autologon).
if (-not (Get-LocalUser -Name $User -ErrorAction SilentlyContinue)) { New-LocalUser -Name $User -NoPassword | Out-Null }
$policy = 'HKLM:\SOFTWARE\Policies\Microsoft\Edge'
New-Item -Force $policy | Out-Null
foreach ($entry in @{ AutoplayAllowed = 1; HideFirstRunExperience = 1; TranslateEnabled = 0; PasswordManagerEnabled = 0; DeveloperToolsAvailability = 2 }.GetEnumerator()) {
	New-ItemProperty -Force -Path $policy -Name $entry.Key -Value $entry.Value -PropertyType DWord | Out-Null
}
$edge = "${env:ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe"
$loop = "for(;;){ Start-Process -Wait '$edge' '--kiosk $Server$Page --edge-kiosk-type=fullscreen --no-first-run --autoplay-policy=no-user-gesture-required'; Start-Sleep 3 }"
Register-ScheduledTask -Force -TaskName 'MotCuaScreen' -Trigger (New-ScheduledTaskTrigger -AtLogOn -User $User) `
	-Principal (New-ScheduledTaskPrincipal -UserId $User -LogonType Interactive) `
	-Settings (New-ScheduledTaskSettingsSet -ExecutionTimeLimit 0 -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries) `
	-Action (New-ScheduledTaskAction -Execute 'powershell.exe' -Argument "-WindowStyle Hidden -Command `"$loop`"") | Out-Null
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
Write-Output "After $User signs in, this PC shows $Server$Page."
